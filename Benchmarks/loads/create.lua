-- POST of articles with the body in the file BODY and a title each of its own, under the access key KEY.
local number = 0
local body = ""
local threads = 0

function setup(thread)
    threads = threads + 1
    thread:set("id", threads)
end

function init()
    local file = assert(io.open(os.getenv("BODY")))
    body = file:read("*a")
    file:close()
    wrk.headers["Content-Type"] = "application/json"
    wrk.headers["Authorization"] = "Bearer " .. os.getenv("KEY")
end

function request()
    number = number + 1
    local title = string.format("Written %d in thread %d of run %s", number, id, os.getenv("RUN"))
    return wrk.format("POST", "/v1/articles", nil, (body:gsub("TITLE", title, 1)))
end
