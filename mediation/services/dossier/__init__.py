"""卷宗: pages given, volumes bound and proved free of leaks, read, exported, supplemented."""
