-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict budget memory runtime
-- packets: 20
-- Every finalizer makes the next object to finalize.
local function again() setmetatable({}, { __gc = again }) end
function filter(packet)
	for i = 1, 50 do again() end
	return ACCEPT
end
