package dev.portcullis.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryStoreTest extends StoreContract {
    @Override
    protected Store open() {
        return new MemoryStore();
    }

    @Test
    void aTailThatIsTooFarBehindHasAGap() {
        try (Store store = open();
                Tail tail = store.tail(store.snapshot().token())) {
            for (int i = 0; i <= MemoryStore.HISTORY; i++) {
                store.put(LOCK, "document", Precondition.ANY);
            }
            assertThatThrownBy(() -> tail.next(SHORT)).isInstanceOf(GapException.class);
        }
    }
}
