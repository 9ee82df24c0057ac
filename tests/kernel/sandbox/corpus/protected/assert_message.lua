-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- assert with a table as its message.
function filter(packet)
	assert(false, {})
end
