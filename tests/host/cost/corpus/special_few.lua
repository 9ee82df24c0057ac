-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- find: a pattern of few characters, looked at for specials at every call (find_is_plain).
local pattern, text, find = ("q"):rep(40), ("r"):rep(40), string.find

function filter()
	while true do find(text, pattern) end
end
