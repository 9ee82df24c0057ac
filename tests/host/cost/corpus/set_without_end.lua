-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- gmatch: a set without its end is looked for in all of the pattern (classend).
local pattern = ("[="):rep(1000):rep(2000)

function filter()
	for match in string.gmatch(pattern, pattern) do end
end
