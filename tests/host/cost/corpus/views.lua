-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- data.view of a buffer: two blocks each, and the collector, which has much to traverse.
local view, t = data.view, nil
for i = 1, 400 do t = setmetatable({ t }, { __index = t }) end
local buffer = data.new(11)

function filter()
	while true do local _ = view(view(buffer, 1), 2) end
end
