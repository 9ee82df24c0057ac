-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- The reader never ends.
function filter(packet)
	return load(function() return "x = 1 " end) and ACCEPT
end
