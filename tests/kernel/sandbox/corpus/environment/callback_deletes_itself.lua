-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- The rule has the function, not the name.
function filter(packet)
	filter = nil
	return ACCEPT
end
