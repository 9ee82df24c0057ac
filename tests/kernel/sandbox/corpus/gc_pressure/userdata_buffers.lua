-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- packets: 20
-- Buffers that are given up in the middle by an error.
function filter(packet)
	while true do
		pcall(table.concat, { ("x"):rep(600), ("y"):rep(600), {} })
		pcall(string.gsub, ("x"):rep(600), ".", function() error() end)
	end
end
