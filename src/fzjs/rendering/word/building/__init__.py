"""The Word templates as they are built: measures, named styles, and the body of each paper, in readable form.

`python -m fzjs.rendering.word.building` writes `templates/word/*.docx`. Nothing here runs when a paper is made.
"""
