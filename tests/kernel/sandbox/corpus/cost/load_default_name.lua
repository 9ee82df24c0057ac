-- A text is its own name: only its beginning is one.
-- load: ok
-- packet: budget memory
local a = ('local x=x '):rep(1000):rep(256)
function filter(packet) load(a) end
