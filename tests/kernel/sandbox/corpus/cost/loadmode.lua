-- Work in C that was free once.
-- load: ok
-- packet: budget verdict memory
local mode = ("b"):rep(2000000)
function filter(p) for i = 1, 1000 do load("", "", mode) end return DROP end
