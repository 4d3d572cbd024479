package dev.fovea.query.rest;

import dev.fovea.query.instances.ForeignCursorException;
import dev.fovea.query.instances.MissingPartitionsException;
import dev.fovea.query.state.StateNotReadyException;
import dev.fovea.topics.InvalidCameraException;
import jakarta.ws.rs.core.Response;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what the rooms behind throw into problems. */
final class ProblemMappers {

    @ServerExceptionMapper
    Response notReady(StateNotReadyException e) {
        return Problems.notReady(String.valueOf(e.getMessage())).toResponse();
    }

    @ServerExceptionMapper
    Response missing(MissingPartitionsException e) {
        return Problems.missing(e.partitions(), String.valueOf(e.getMessage())).toResponse();
    }

    @ServerExceptionMapper
    Response foreign(ForeignCursorException e) {
        return Problems.invalid("cursor", String.valueOf(e.getMessage())).toResponse();
    }

    @ServerExceptionMapper
    Response moving(InvalidStateStoreException e) {
        return Problems.notReady("the state moved to another instance while it was read; ask again in a moment")
                .toResponse();
    }

    @ServerExceptionMapper
    Response invalid(InvalidCameraException e) {
        return Problems.invalid(e.field(), String.valueOf(e.getMessage())).toResponse();
    }
}
