-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget runtime stack verdict
-- The reader of load calls load.
local function reader() load(reader) return nil end
function filter(packet)
	load(reader)
	return ACCEPT
end
