"""From the stream to a draft: the outline, tasks, who answers for them, phases, annex against text, what is left over."""
