-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- A constructor filled by varargs.
local function make(...) return { ... } end
function filter(packet)
	while true do make(table.unpack({}, 1, 200)) end
end
