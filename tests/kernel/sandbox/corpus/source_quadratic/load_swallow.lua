-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- load returns errors, the spent budget too.
function filter(packet)
	while true do load(function() while true do end end) end
end
