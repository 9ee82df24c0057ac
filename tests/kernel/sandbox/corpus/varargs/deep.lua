-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory stack runtime
-- The same without a tail call.
local function pass(...) return (pass(..., ...)) end
function filter(packet)
	return pass(table.unpack({}, 1, 100))
end
