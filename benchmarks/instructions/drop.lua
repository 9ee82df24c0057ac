-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- What entering and leaving Lua costs: a target that drops.
function filter()
	return DROP
end
