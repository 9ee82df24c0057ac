-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A format of nothing but percent signs.
local f = ("%%"):rep(2000)
function filter(packet)
	while true do f:format() end
end
