package dev.portcullis.locks;

import java.util.Collection;

/** Is told of changes after new decisions obey them, so that it can look at what was decided before. */
public interface ViewListener {
    /** Locks were created or replaced. */
    void locksWritten(Collection<LockWrite> written);

    /** Another policy decides. */
    void policyChanged();
}
