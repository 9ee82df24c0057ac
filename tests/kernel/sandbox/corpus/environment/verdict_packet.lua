-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict-error
-- The packet itself as the verdict.
function filter(packet)
	return packet
end
