-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- where: kernel
-- The largest buffers.
function filter(packet)
	while true do pcall(data.new, 16777216) pcall(data.new, 100000) end
end
