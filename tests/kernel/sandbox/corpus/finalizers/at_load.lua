-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: budget memory runtime ok
-- packet: verdict
-- A finalizer spins while the script loads.
for i = 1, 2000 do setmetatable({}, { __gc = function() for i = 1, 1000 do end end }) end
function filter(packet)
	return ACCEPT
end
