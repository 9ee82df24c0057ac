-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory verdict
-- packets: 60
-- A chain of closures, each the upvalue of the next.
local f = function() end
for i = 1, 30000 do local g = f; f = function() return g end end
function filter(packet)
	for i = 1, 300 do local t = { i } end
	return f and ACCEPT
end
