-- What gsub costs beside matching.
-- load: ok
-- packet: budget memory
local a = ('\7'):rep(16)
local g = string.gsub
function filter(packet) while true do g(a, '%s', a, 1) end end
