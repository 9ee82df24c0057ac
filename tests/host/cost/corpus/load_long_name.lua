-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: a name without end, put together byte by byte (read_ident in llex).
local name = ("s1"):rep(1000):rep(200)

function filter()
	load(name)()
end
