-- migrate:up
-- A search reads the whole list of entries that are not in the index yet, entry by entry: with the 512 kB of before it took three times
-- as long as without. Writers that flush 64 kB, the least there is, are no slower.
ALTER INDEX search_documents_words SET (gin_pending_list_limit = 64);

-- migrate:down
ALTER INDEX search_documents_words SET (gin_pending_list_limit = 512);
