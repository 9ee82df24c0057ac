-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- data.view of a buffer: two blocks each, and the collector.
local buffer, view = data.new(40), data.view

function filter()
	while true do local _ = view(view(buffer, 1), 2) end
end
