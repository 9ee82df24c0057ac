-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime budget memory
-- Unpacks more than the stack can hold.
function filter(packet)
	return table.unpack({}, 1, 1 << 24)
end
