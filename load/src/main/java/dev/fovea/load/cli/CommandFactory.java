package dev.fovea.load.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Gives each command its {@link Context}. */
record CommandFactory(Context context) implements CommandLine.IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Context.class) {
                return type.cast(constructor.newInstance(context));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
