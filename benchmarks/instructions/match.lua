-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- What entering and leaving Lua costs: a match that matches.
function filter()
	return true
end
