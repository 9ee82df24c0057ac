-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget stack runtime verdict-error
-- pcall(pcall, pcall, ...) with hundreds of levels in C.
local args = {}
for i = 1, 250 do args[i] = pcall end
function filter(packet)
	return pcall(table.unpack(args))
end
