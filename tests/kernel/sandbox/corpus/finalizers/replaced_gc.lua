-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- packets: 20
-- __gc becomes something that can't be called.
local mt = { __gc = function() end }
function filter(packet)
	mt.__gc = function() end
	for i = 1, 50 do setmetatable({}, mt) end
	mt.__gc = 42
	for i = 1, 50 do local t = {} end
	return ACCEPT
end
