-- Work in C that was free once.
-- load: ok
-- packet: budget verdict memory
local s = "c" .. ("0"):rep(2000000) .. "1" local f=string.packsize
function filter(p) f(s) return DROP end
