"""卷宗: order, page numbers, completeness, who may open which volume, and what must stay out.

Law: 司发通〔2010〕239号 (the thirteen parts of a mediation file), 33号令 arts. 22, 24 (main and
side volume), 17号令 art. 32, 人民调解法 art. 27 (a file is made), 特邀调解规定 art. 22 (what was
said in confidence stays out). The forms of cover, catalogue and remarks follow GB/T 9705-2008.
"""
