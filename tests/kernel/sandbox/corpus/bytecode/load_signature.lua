-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Chunks that begin as bytecode does, with every mode.
function filter(packet)
	local head = "\27Lua\x54\0\x19\x93\r\n\x1a\n\4\8\8"
	for _, mode in ipairs { "b", "t", "bt", "", "x" } do
		assert(not load(head, "x", mode))
		assert(not load("\27", "x", mode))
	end
	assert(not load(head) and not load(head .. ("\0"):rep(200)))
	assert(not load("return 1", "x", "b"))
	return ACCEPT
end
