package dev.fovea.inference.rest;

import dev.fovea.inference.engine.DeviceUnavailableException;
import dev.fovea.inference.repository.ChangeUnderWayException;
import dev.fovea.inference.repository.ChoiceNotKeptException;
import dev.fovea.inference.repository.ModelInUseException;
import dev.fovea.inference.repository.UnknownModelException;
import dev.fovea.resnet.packages.ModelPackageException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the repository refuses, as problems. */
class ModelProblems {

    @ServerExceptionMapper
    Response refused(ModelPackageException e) {
        return e instanceof UnknownModelException
                ? Problems.unknownModel(message(e)).toResponse()
                : Problems.brokenModel(message(e)).toResponse();
    }

    @ServerExceptionMapper
    Response refused(DeviceUnavailableException e) {
        return Problems.brokenModel(message(e)).toResponse();
    }

    @ServerExceptionMapper
    Response refused(ChoiceNotKeptException e) {
        return Problems.notKept(message(e)).toResponse();
    }

    @ServerExceptionMapper
    Response refused(ChangeUnderWayException e) {
        return Problems.underWay(message(e)).toResponse();
    }

    @ServerExceptionMapper
    Response refused(ModelInUseException e) {
        return Problems.inUse(message(e)).toResponse();
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
