-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A long format of options that pack nothing.
local f = ("<>=!"):rep(2000)
function filter(packet)
	while true do f:pack() f:packsize() f:unpack("") end
end
