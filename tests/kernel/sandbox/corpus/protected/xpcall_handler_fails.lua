-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict budget stack runtime
-- The message handler fails, its handler fails, and so on.
function filter(packet)
	xpcall(error, function(m) error(m) end)
	return ACCEPT
end
