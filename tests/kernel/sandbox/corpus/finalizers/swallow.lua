-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- packets: 5
-- A finalizer hides the spent budget of the work it does.
local mt = { __gc = function() pcall(function() while true do end end) end }
function filter(packet)
	while true do setmetatable({}, mt) end
end
