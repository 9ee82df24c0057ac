-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- packets: 40
-- A long list of dead objects, each waiting for a dear finalizer.
local mt = { __gc = function() for i = 1, 200 do end end }
function filter(packet)
	while true do setmetatable({}, mt) end
end
