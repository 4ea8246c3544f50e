package io.github.vipnat.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Remembers a conversation for those who listen later. */
public final class RememberedTranscript implements Transcript {

    private final List<Consumer<Transcript>> told = new ArrayList<>();

    @Override
    public void typed(String line) {
        told.add(later -> later.typed(line));
    }

    @Override
    public void read(String text) {
        told.add(later -> later.read(text));
    }

    /** Tells all of it again, in its order. */
    public void retell(Transcript later) {
        told.forEach(one -> one.accept(later));
    }
}
