-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The compiler, as dear as it gets for each token.
local text = ("local t = {a=1,b=2;[3]=4} f(t.a..t.b) "):rep(20)
function filter(packet)
	while true do load(text) end
end
