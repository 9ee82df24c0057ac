-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- data.find: bytes that begin like what is looked for, again and again.
local bytes = ("\0\0\0\5\0\3\0"):rep(1000):rep(250)
local wanted = "\22\3\1\2\0\1\0\1\252\3\3"
local buffer = data.new(#bytes)
buffer:write(0, bytes)

function filter()
	data.find(buffer, wanted)
end
