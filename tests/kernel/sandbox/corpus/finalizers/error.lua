-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- packets: 20
-- Finalizers that fail.
local mt = { __gc = function() error(("x"):rep(1000)) end }
function filter(packet)
	for i = 1, 100 do setmetatable({}, mt) end
	return ACCEPT
end
