-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- gmatch: a pattern of many classes, begun at each byte of its own text.
local text, gmatch = ("%s"):rep(250), string.gmatch

function filter()
	while true do for match in gmatch(text, text) do end end
end
