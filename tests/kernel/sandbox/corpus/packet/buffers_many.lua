-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- where: kernel
-- Buffers without end.
function filter(packet)
	while true do data.new(64):view(1):view(1) end
end
