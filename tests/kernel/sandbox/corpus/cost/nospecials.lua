-- Work in C that was free once.
-- load: ok
-- packet: budget verdict memory
local s=("a"):rep(39000) local f=string.find
function filter(p) f("b",s) return DROP end
