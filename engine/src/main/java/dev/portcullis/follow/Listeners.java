package dev.portcullis.follow;

import dev.portcullis.follow.Fault.Part;
import dev.portcullis.locks.LockWrite;
import dev.portcullis.locks.ViewListener;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who are told of changes. One that fails keeps no other from being told. Safe for any number of threads. */
final class Listeners {
    private final List<ViewListener> listeners = new CopyOnWriteArrayList<>();
    private final Faults faults;

    Listeners(Faults faults) {
        this.faults = faults;
    }

    void add(ViewListener listener) {
        listeners.add(listener);
    }

    void locksWritten(Collection<LockWrite> written) {
        if (!written.isEmpty()) {
            tell(listener -> listener.locksWritten(written));
        }
    }

    void policyChanged() {
        tell(ViewListener::policyChanged);
    }

    private void tell(Consumer<ViewListener> news) {
        for (ViewListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException | Error failure) {
                faults.raise(
                        Part.LISTENER,
                        listener.getClass().getName(),
                        "it failed when it was told of a change: " + failure,
                        List.of());
            }
        }
    }
}
