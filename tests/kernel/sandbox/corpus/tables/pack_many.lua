-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- Packs what was unpacked.
function filter(packet)
	while true do table.pack(table.unpack({}, 1, 1000)) end
end
